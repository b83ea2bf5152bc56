import { Button, SegmentedControl, Switch } from "@mantine/core";
import { IconPlus, IconStackPush, IconTrash } from "@tabler/icons-react";
import { useWords } from "@/i18n";
import type { Tree } from "../rule";
import { builderWords } from "./builder-words";
import { TestRow } from "./TestRow";
import { asGroup, asTest, type Facts, type Group, groupTree, newTest, testTree } from "./tree";

type Shared = { facts: Facts; place: string; path: string; errorOf: (path: string) => string | undefined };
type Props = Shared & { group: Group; onChange: (group: Group) => void; onRemove?: () => void };

/** A group of conditions: how they count together, its parts, and what may be added. */
export function GroupBox({ group, onChange, onRemove, ...shared }: Props) {
  const t = useWords(builderWords);
  const { facts, place, errorOf } = shared;
  const path = group.not ? `${shared.path}.not` : shared.path;
  const put = (parts: readonly Tree[]) => onChange({ ...group, parts });
  const error = errorOf(path);
  return (
    <fieldset className="b-group" data-not={group.not || undefined}>
      <legend>{place ? t("groupLabel", { place }) : t("groupLabel", { place: "" }).trim()}</legend>
      <div className="b-head">
        <SegmentedControl
          aria-label={t("groupLabel", { place }).trim()}
          data={(["all", "any"] as const).map((value) => ({ value, label: t(value) }))}
          value={group.kind}
          onChange={(kind) => onChange({ ...group, kind: kind as Group["kind"] })}
        />
        <Switch
          label={t("not")}
          checked={group.not}
          onChange={(change) => onChange({ ...group, not: change.currentTarget.checked })}
        />
        {onRemove && <RemoveButton label={t("groupLabel", { place })} onRemove={onRemove} />}
      </div>
      {group.parts.length === 0 && !place && <p className="b-empty">{t("always")}</p>}
      <ol className="b-parts">
        {group.parts.map((part, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place
          <li key={n}>
            <Part
              {...shared}
              place={place ? `${place}.${n + 1}` : String(n + 1)}
              path={`${path}.${group.kind}[${n}]`}
              tree={part}
              onChange={(changed) => put(group.parts.with(n, changed))}
              onRemove={() => put(group.parts.toSpliced(n, 1))}
            />
          </li>
        ))}
      </ol>
      {error && (
        <div className="r-field-error" role="alert">
          {error}
        </div>
      )}
      <div className="b-head">
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => put([...group.parts, newTest(facts)])}
        >
          {t("addTest")}
        </Button>
        <Button
          variant="subtle"
          leftSection={<IconStackPush size={20} aria-hidden />}
          onClick={() => put([...group.parts, { any: [newTest(facts)] }])}
        >
          {t("addGroup")}
        </Button>
      </div>
    </fieldset>
  );
}

type PartProps = Shared & { tree: Tree; onChange: (tree: Tree) => void; onRemove: () => void };

function Part({ tree, onChange, ...rest }: PartProps) {
  const test = asTest(tree);
  if (test) return <TestRow {...rest} test={test} onChange={(changed) => onChange(testTree(changed))} />;
  return <GroupBox {...rest} group={asGroup(tree)} onChange={(changed) => onChange(groupTree(changed))} />;
}

export function RemoveButton({ label, onRemove }: { label: string; onRemove: () => void }) {
  const t = useWords(builderWords);
  return (
    <Button
      variant="subtle"
      color="red.8"
      leftSection={<IconTrash size={20} aria-hidden />}
      aria-label={`${t("remove")} · ${label}`}
      onClick={onRemove}
    >
      {t("remove")}
    </Button>
  );
}
