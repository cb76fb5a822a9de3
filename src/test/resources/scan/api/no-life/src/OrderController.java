@RestController
@RequestMapping("/orders")
class OrderController {
    // was /api/v1/orders
}
