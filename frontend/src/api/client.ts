import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import createClient from "openapi-fetch";
import createHooks from "openapi-react-query";
import { Problem } from "@/lib/problem";
import type { paths } from "./paths";
import { dress, tell } from "./request";

/** Online reads and desk writes. What a rep does in the field goes through `@/offline` instead. */
export const api = createClient<paths>({
  baseUrl: typeof location === "undefined" ? "" : location.origin,
  credentials: "same-origin",
  cache: "no-store",
  fetch: async (request: Request) => {
    try {
      return await fetch(request);
    } catch {
      tell({ status: 0, body: null, headers: new Headers() });
      throw new Problem(0, null);
    }
  },
});

api.use({
  onRequest({ request }) {
    dress(request.method, request.headers);
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) {
      tell({ status: response.status, body: null, headers: response.headers });
      return undefined;
    }
    const body: unknown = await response.json().catch(() => null);
    tell({ status: response.status, body, headers: response.headers });
    throw new Problem(response.status, body);
  },
});

/** `$api.useQuery("get", "/api/people", {params: {query: {search}}})` */
export const $api = createHooks(api);

export const queryClient = new QueryClient({
  queryCache: new QueryCache(),
  mutationCache: new MutationCache(),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      networkMode: "always",
      retry: (count, error) => count < 2 && error instanceof Problem && error.status >= 500,
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: "always", retry: false },
  },
});
