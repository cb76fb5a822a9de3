import { guard } from "./guard";

test("turns strangers away", () => {
  const mockResponse = { status: jest.fn() };
  guard(request, mockResponse, next);
  expect(mockResponse.status).toHaveBeenCalledWith(401);
});
