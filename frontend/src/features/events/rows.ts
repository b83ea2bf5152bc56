// The rows of the room: they live beside the others, because the tablet carries two of them.
export type * from "@/api/event-rows";
