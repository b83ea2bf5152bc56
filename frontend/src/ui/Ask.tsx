import { Button, Group, Modal, Textarea, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useWords } from "@/i18n";
import { uiWords } from "./words";

type AskProps = {
  title: string;
  children?: ReactNode;
  /** The word on the button: the act itself, never "OK". */
  act: string;
  danger?: boolean;
  /** "needed": the button waits for a reason. */
  reason?: "needed" | "optional";
  /** Ready-made reasons that fill the field by one tap. */
  phrases?: readonly string[];
  /** The act waits until this word is typed. */
  typed?: string;
  typedLabel?: string;
  /** Nothing can be done here: what stands above says why. */
  impossible?: boolean;
  size?: number;
  busy?: boolean;
  error?: ReactNode;
  onAct: (reason: string) => void;
  onClose: () => void;
};

/** Asks once before an act that cannot simply be taken back. */
export function Ask(props: AskProps) {
  const t = useWords(uiWords);
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const ready =
    !props.impossible &&
    (props.reason !== "needed" || reason.trim().length > 1) &&
    (!props.typed || typed.trim() === props.typed);
  return (
    <Modal opened onClose={props.onClose} title={props.title} size={props.size}>
      <div className="r-stack">
        {props.children}
        {props.phrases && (
          <div className="r-choices">
            {props.phrases.map((phrase) => (
              <button key={phrase} type="button" className="r-choice" onClick={() => setReason(phrase)}>
                {phrase}
              </button>
            ))}
          </div>
        )}
        {props.reason && (
          <Textarea
            label={t("reason")}
            required={props.reason === "needed"}
            value={reason}
            onChange={(change) => setReason(change.currentTarget.value)}
            maxLength={500}
          />
        )}
        {props.typed && (
          <TextInput
            label={props.typedLabel ?? props.typed}
            value={typed}
            autoComplete="off"
            onChange={(change) => setTyped(change.currentTarget.value)}
          />
        )}
        {props.error && <div className="r-field-error">{props.error}</div>}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={props.onClose}>
            {t("cancel")}
          </Button>
          <Button
            color={props.danger ? "red" : undefined}
            disabled={!ready}
            loading={props.busy}
            onClick={() => props.onAct(reason.trim())}
          >
            {props.act}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
