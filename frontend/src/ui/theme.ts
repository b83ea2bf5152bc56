import { createTheme, type MantineColorsTuple, type MantineThemeOverride } from "@mantine/core";

const brand: MantineColorsTuple = [
  "#e8f0fd",
  "#d1e0fb",
  "#a5c2f6",
  "#77a2f0",
  "#4f86ea",
  "#3775e5",
  "#2466de",
  "#1558d6",
  "#0f49b5",
  "#0a3a92",
];

/** Three verdicts, dark enough for white text and for text on white. */
const red: MantineColorsTuple = [
  "#fdecea",
  "#fbd9d5",
  "#f5b3ab",
  "#ee8b80",
  "#e0584a",
  "#cf3a2b",
  "#c02b1d",
  "#b42318",
  "#8f1b13",
  "#6b140e",
];
const green: MantineColorsTuple = [
  "#e3f5ea",
  "#c8ebd6",
  "#93d6ad",
  "#5fbf86",
  "#37a265",
  "#218650",
  "#177745",
  "#116a3c",
  "#0c5430",
  "#083d23",
];
const orange: MantineColorsTuple = [
  "#fff1dc",
  "#ffe2b8",
  "#ffc670",
  "#f5a52d",
  "#d98207",
  "#b86a00",
  "#9e5800",
  "#8a4b00",
  "#6e3c00",
  "#522d00",
];

const font = 'system-ui, -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif';

/** Touch: 48 px targets, 56 px main actions (size lg). Desk: 40 px rows for a mouse. Same components. */
export function makeTheme(desk: boolean, close: string): MantineThemeOverride {
  const closeButtonProps = { "aria-label": close };
  const height = desk ? "40px" : "48px";
  const main = desk ? "48px" : "56px";
  const tall = (size: unknown) => (size === "lg" ? main : height);
  const input = { "--input-height": height, "--input-fz": "17px", "--input-padding-inline": "14px" };
  return createTheme({
    colors: { brand, red, green, orange },
    primaryColor: "brand",
    primaryShade: 7,
    autoContrast: true,
    black: "#102a43",
    fontFamily: font,
    fontSizes: { xs: "14px", sm: "15px", md: "17px", lg: "19px", xl: "22px" },
    lineHeights: { xs: "1.45", sm: "1.5", md: "1.5", lg: "1.45", xl: "1.4" },
    headings: {
      fontFamily: font,
      fontWeight: "700",
      sizes: {
        h1: { fontSize: "28px", lineHeight: "1.3" },
        h2: { fontSize: "19px", lineHeight: "1.4" },
        h3: { fontSize: "17px", lineHeight: "1.5" },
      },
    },
    defaultRadius: "md",
    radius: { xs: "4px", sm: "6px", md: "10px", lg: "12px", xl: "16px" },
    respectReducedMotion: true,
    focusRing: "auto",
    components: {
      Button: {
        defaultProps: { fz: "md" },
        vars: (_theme: unknown, props: { size?: unknown }) => ({
          root: { "--button-height": tall(props.size), "--button-padding-x": "20px" },
        }),
      },
      ActionIcon: { vars: () => ({ root: { "--ai-size": height } }) },
      CloseButton: { vars: () => ({ root: { "--cb-size": height, "--cb-icon-size": "22px" } }) },
      Input: { vars: () => ({ wrapper: input }) },
      InputWrapper: {
        defaultProps: { inputWrapperOrder: ["label", "description", "input", "error"] },
        styles: {
          label: { fontSize: 17, fontWeight: 600, marginBottom: 6 },
          description: { fontSize: 15, marginBottom: 6 },
          error: { fontSize: 15 },
        },
      },
      PasswordInput: {
        defaultProps: { rightSectionWidth: 48 },
        vars: () => ({ root: { "--psi-button-size": height } }),
      },
      Textarea: { defaultProps: { autosize: true, minRows: 3 } },
      Select: {
        defaultProps: { checkIconPosition: "right", maxDropdownHeight: 360 },
        // Select draws its options itself, so what Combobox says below does not reach them.
        styles: { option: { minHeight: desk ? 36 : 48, fontSize: 17 } },
      },
      Combobox: {
        styles: {
          option: { minHeight: desk ? 36 : 48, display: "flex", alignItems: "center", fontSize: 17 },
        },
      },
      Checkbox: { defaultProps: { size: desk ? "sm" : "lg" } },
      Radio: { defaultProps: { size: desk ? "sm" : "lg" } },
      Switch: { defaultProps: { size: desk ? "md" : "lg" } },
      SegmentedControl: {
        defaultProps: { size: "md", fullWidth: true },
        styles: { label: { minHeight: desk ? 36 : 48, display: "grid", placeItems: "center" } },
      },
      Tabs: { styles: { tab: { minHeight: 48, fontSize: 17, paddingInline: 16 } } },
      NavLink: { styles: { root: { minHeight: 48 } } },
      Menu: { styles: { item: { minHeight: desk ? 40 : 48, fontSize: 17 } } },
      Modal: {
        defaultProps: { centered: true, transitionProps: { duration: 120 }, radius: "lg", closeButtonProps },
        styles: { title: { fontSize: 19, fontWeight: 700 }, content: { paddingBottom: 4 } },
      },
      Drawer: {
        defaultProps: { position: "right", size: 480, transitionProps: { duration: 120 }, closeButtonProps },
        styles: { title: { fontSize: 19, fontWeight: 700 } },
      },
      Tooltip: { defaultProps: { events: { hover: true, focus: true, touch: true } } },
      Notification: {
        defaultProps: { closeButtonProps },
        styles: { title: { fontSize: 17 }, description: { fontSize: 16, color: "var(--ink)" } },
      },
      Badge: { defaultProps: { tt: "none", size: "lg" } },
      Table: { styles: { th: { fontSize: 15 }, td: { fontSize: desk ? 16 : 17 } } },
    },
  });
}
