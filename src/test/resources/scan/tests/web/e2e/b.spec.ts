import AxeBuilder from "@axe-core/playwright";
test("has no barriers", async () => { new AxeBuilder({page}) })
