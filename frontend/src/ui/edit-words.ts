import { words } from "@/i18n";

export const editWords = words("ui.edit", {
  zh: {
    offline: "此页面需要联网",
    offlineNote: "这里的内容只在服务器上维护，联网后再打开。",
    dayPick: "选择日期",
    dayClear: "清除日期",
    unsaved: "修改尚未保存。",
    goOn: "继续编辑",
    discard: "放弃修改",
    clash: "在您编辑期间，他人已修改这条记录",
    clashLead: "请逐项选择保留哪个值，然后保存。未选择的项保留下方已标出的值。",
    clashNone: "双方的内容相同，可以直接保存。",
    mine: "我的修改",
    theirs: "他人已保存的值",
    settle: "按所选内容保存",
  },
  en: {
    offline: "This page needs a network",
    offlineNote: "What it shows is kept on the server alone. Open it again when connected.",
    dayPick: "Choose a day",
    dayClear: "Clear the day",
    unsaved: "Your changes are not saved.",
    goOn: "Keep editing",
    discard: "Discard",
    clash: "Somebody changed this record while you were editing",
    clashLead: "Choose which value to keep for each field, then save. The marked values are kept otherwise.",
    clashNone: "Both sides say the same; you can simply save.",
    mine: "My change",
    theirs: "What somebody else saved",
    settle: "Save what is chosen",
  },
});
