import { test } from "@playwright/test";
test("buys", async () => {})
