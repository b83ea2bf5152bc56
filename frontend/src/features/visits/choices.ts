// The closed lists of the room, in the order in which they are offered.
import type { Channel, Outcome, Reaction } from "@/api/rows";

export const channels: readonly Channel[] = ["in_person", "phone", "video", "wechat", "email", "other"];
export const reactions: readonly Reaction[] = ["positive", "neutral", "negative", "question"];
export const outcomes: readonly Outcome[] = [
  "interested",
  "will_consider",
  "needs_data",
  "not_interested",
  "not_met",
];
/** Ready sentences for the next step; all of them are what a rep is there for (MR-15). */
export const nextSteps = ["next.again", "next.material", "next.feedback", "next.medical"] as const;
export const sendBackReasons = ["back.reaction", "back.outcome", "back.who"] as const;
export const cancelReasons = ["cancel.doctor", "cancel.hospital", "cancel.mine"] as const;
export const unlockReasons = ["unlock.wrong", "unlock.asked"] as const;
