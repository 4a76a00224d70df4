"""Orders a domain and waits until the order has ended.  usage: order.py AMQP_URL ACCOUNT ORDER_ID DOMAIN_NAME PROFILE_ID"""
import json
import sys
import uuid
from datetime import datetime, timezone

import pika

url, account, order_id, name, profile = sys.argv[1:6]
parameters = pika.URLParameters(url)
connection = pika.BlockingConnection(parameters)
channel = connection.channel()

# A durable queue of our own outlives this program: no answer is lost while it does not run.
queue = f"order-system.{account}"
channel.queue_declare(queue, durable=True)
for event in ("registration-accepted", "domain-registered", "registration-refused", "message-rejected"):
    channel.queue_bind(queue, exchange=f"dw.{event}", routing_key=account)

message_id = str(uuid.uuid4())
order = {
    "account": account,
    "orderId": order_id,
    "issuedAt": datetime.now(timezone.utc).isoformat(timespec="seconds"),
    "domainName": name,
    "years": 1,
    "profileId": profile,
}

# With confirms, publish raises UnroutableError when nobody listens and NackError when the broker could not keep the order:
# keep it then and send it again, as often as it takes. The order id makes sure that it is done once.
channel.confirm_delivery()
channel.basic_publish(
    exchange="dw.submit-registration",
    routing_key=account,
    body=json.dumps(order, ensure_ascii=False).encode("utf-8"),
    properties=pika.BasicProperties(
        content_type="application/json",
        delivery_mode=2,
        user_id=parameters.credentials.username,
        message_id=message_id,
    ),
    mandatory=True,
)

ended = {"dw.domain-registered": 0, "dw.registration-refused": 1, "dw.message-rejected": 1}
for method, _, body in channel.consume(queue):
    answer = json.loads(body)
    # A message that did not fit is told by its message id: its order id may be just what was wrong.
    ours = answer.get("orderId") == order_id or answer.get("messageId") == message_id
    if ours:
        print(method.exchange, json.dumps(answer, ensure_ascii=False), flush=True)
    # Acknowledge after the answer is dealt with, never before. Answers may come again and in any order.
    channel.basic_ack(method.delivery_tag)
    if ours and method.exchange in ended:
        connection.close()
        sys.exit(ended[method.exchange])
