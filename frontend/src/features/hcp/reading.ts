export * from "@/lib/reading";
