import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Orders a domain and waits until the order has ended.  usage: Order AMQP_URL ACCOUNT ORDER_ID DOMAIN_NAME PROFILE_ID */
public final class Order {
    private static final Map<String, Integer> ENDED =
        Map.of("dw.domain-registered", 0, "dw.registration-refused", 1, "dw.message-rejected", 1);

    public static void main(String[] args) throws Exception {
        String account = args[1], orderId = args[2], messageId = UUID.randomUUID().toString();
        var factory = new ConnectionFactory();
        factory.setUri(args[0]);
        int status;
        try (Connection connection = factory.newConnection(); Channel channel = connection.createChannel()) {
            BlockingQueue<Integer> end = new ArrayBlockingQueue<>(1);
            listen(channel, account, orderId, messageId, end);
            publish(channel, factory.getUsername(), messageId, account, orderId, args[3], args[4]);
            status = end.take();
        }
        System.exit(status);
    }

    private static void publish(
            Channel channel, String user, String messageId, String account, String orderId, String name, String profile) throws Exception {
        // A real system writes its JSON with a library; the values here need no escapes.
        String order = String.format(
            "{\"account\":\"%s\",\"orderId\":\"%s\",\"issuedAt\":\"%s\",\"domainName\":\"%s\",\"years\":1,\"profileId\":\"%s\"}",
            account, orderId, OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS), name, profile);
        var properties = new AMQP.BasicProperties.Builder()
            .contentType("application/json").deliveryMode(2).userId(user).messageId(messageId).build();

        // A returned message had nobody to read it. Keep the order and send it again: its order id makes sure that it is done once.
        var returned = new AtomicBoolean();
        channel.addReturnListener(message -> returned.set(true));
        channel.confirmSelect();
        channel.basicPublish("dw.submit-registration", account, true, properties, order.getBytes(StandardCharsets.UTF_8));
        channel.waitForConfirmsOrDie(10_000);
        if (returned.get()) {
            throw new IllegalStateException("nobody listens to dw.submit-registration");
        }
    }

    private static void listen(
            Channel channel, String account, String orderId, String messageId, BlockingQueue<Integer> end) throws Exception {
        // A durable queue of our own outlives this program: no answer is lost while it does not run.
        String queue = "order-system." + account;
        channel.queueDeclare(queue, true, false, false, null);
        for (String event : new String[] {"registration-accepted", "domain-registered", "registration-refused", "message-rejected"}) {
            channel.queueBind(queue, "dw." + event, account);
        }
        channel.basicConsume(queue, false, (tag, delivery) -> {
            String exchange = delivery.getEnvelope().getExchange();
            String body = new String(delivery.getBody(), StandardCharsets.UTF_8);
            // A message that did not fit is told by its message id: its order id may be just what was wrong.
            boolean ours = body.contains("\"orderId\":\"" + orderId + "\"") || body.contains("\"messageId\":\"" + messageId + "\"");
            if (ours) {
                System.out.println(exchange + " " + body);
            }
            // Acknowledge after the answer is dealt with, never before. Answers may come again and in any order.
            channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
            if (ours && ENDED.containsKey(exchange)) {
                end.offer(ENDED.get(exchange));
            }
        }, tag -> end.offer(75));
    }
}
