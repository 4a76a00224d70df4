<?php
// Orders a domain and waits until the order has ended.  usage: order.php AMQP_URL ACCOUNT ORDER_ID DOMAIN_NAME PROFILE_ID
require 'PhpAmqpLib/autoload.php'; // Debian's php-amqplib; with Composer: vendor/autoload.php

use PhpAmqpLib\Connection\AMQPStreamConnection;
use PhpAmqpLib\Message\AMQPMessage;

[, $url, $account, $orderId, $name, $profile] = $argv;
$at = parse_url($url);
$user = rawurldecode($at['user'] ?? 'guest');
$connection = new AMQPStreamConnection($at['host'], $at['port'] ?? 5672, $user, rawurldecode($at['pass'] ?? 'guest'),
    rawurldecode(ltrim($at['path'] ?? '/', '/')) ?: '/');
$channel = $connection->channel();

// A durable queue of our own outlives this program: no answer is lost while it does not run.
$queue = "order-system.$account";
$channel->queue_declare($queue, false, true, false, false);
foreach (['registration-accepted', 'domain-registered', 'registration-refused', 'message-rejected'] as $event) {
    $channel->queue_bind($queue, "dw.$event", $account);
}

$order = [
    'account' => $account,
    'orderId' => $orderId,
    'issuedAt' => gmdate('Y-m-d\TH:i:s\Z'),
    'domainName' => $name,
    'years' => 1,
    'profileId' => $profile,
];

$messageId = bin2hex(random_bytes(16));

// Not confirmed, or returned because nobody listens: keep the order and send it again. Its order id makes sure that it is done once.
$channel->set_nack_handler(fn () => throw new RuntimeException("the broker could not keep the order"));
$channel->set_return_listener(function () {
    fwrite(STDERR, "nobody listens to dw.submit-registration\n");
    exit(75);
});
$channel->confirm_select();
$channel->basic_publish(
    new AMQPMessage(json_encode($order, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR), [
        'content_type' => 'application/json',
        'delivery_mode' => AMQPMessage::DELIVERY_MODE_PERSISTENT,
        'user_id' => $user,
        'message_id' => $messageId,
    ]),
    'dw.submit-registration', $account, true);
$channel->wait_for_pending_acks_returns(10);

$ended = ['dw.domain-registered' => 0, 'dw.registration-refused' => 1, 'dw.message-rejected' => 1];
$status = null;
$channel->basic_consume($queue, '', false, false, false, false, function (AMQPMessage $message) use ($orderId, $messageId, $ended, &$status) {
    $answer = json_decode($message->getBody(), true);
    // A message that did not fit is told by its message id: its order id may be just what was wrong.
    $ours = ($answer['orderId'] ?? null) === $orderId || ($answer['messageId'] ?? null) === $messageId;
    if ($ours) {
        echo $message->getExchange(), ' ', $message->getBody(), "\n";
    }
    // Acknowledge after the answer is dealt with, never before. Answers may come again and in any order.
    $message->ack();
    if ($ours && isset($ended[$message->getExchange()])) {
        $status = $ended[$message->getExchange()];
    }
});
while ($status === null) {
    $channel->wait();
}
$connection->close();
exit($status);
