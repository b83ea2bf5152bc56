import { hcp } from "@/features/hcp";
import type { Room } from "@/room";

/** Every room of the app, in no order that matters. */
export const rooms: readonly Room[] = [hcp];
