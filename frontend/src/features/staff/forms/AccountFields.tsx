import { TextInput } from "@mantine/core";
import { codeName } from "@/history/values";
import { useWords } from "@/i18n";
import { BigChoice } from "@/ui/Choice";
import type { Edit } from "@/ui/edit";
import { staffWords } from "../words";

export type AccountValues = { username: string; name: string; email: string; language: "zh-hans" | "en" };

/** Name, user name, mail and language: the same for a new account and an old one. */
export function AccountFields<V extends AccountValues>({ edit }: { edit: Edit<V> }) {
  const t = useWords(staffWords);
  const { values, set, errorOf } = edit;
  const text = (field: "username" | "name" | "email") => ({
    label: t(`account.${field}`),
    value: values[field],
    onChange: (change: { currentTarget: { value: string } }) =>
      set({ [field]: change.currentTarget.value } as Partial<V>),
    error: errorOf(field),
    autoComplete: "off",
  });
  return (
    <>
      <TextInput {...text("name")} required maxLength={80} />
      <TextInput
        {...text("username")}
        required
        maxLength={60}
        description={t("account.usernameHint")}
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextInput {...text("email")} type="email" inputMode="email" maxLength={254} />
      <BigChoice
        label={t("account.language")}
        options={(["zh-hans", "en"] as const).map((value) => ({
          value,
          label: codeName("person", "language", value),
        }))}
        value={values.language}
        onChange={(language) => set({ language } as Partial<V>)}
      />
    </>
  );
}
