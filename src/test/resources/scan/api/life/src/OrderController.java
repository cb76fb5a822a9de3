@RestController
@RequestMapping("/api/v1/orders")
class OrderController {}
