// Orders a domain and waits until the order has ended.  usage: order AMQP_URL ACCOUNT ORDER_ID DOMAIN_NAME PROFILE_ID
package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"time"

	amqp "github.com/rabbitmq/amqp091-go"
)

type order struct {
	Account    string `json:"account"`
	OrderID    string `json:"orderId"`
	IssuedAt   string `json:"issuedAt"`
	DomainName string `json:"domainName"`
	Years      int    `json:"years"`
	ProfileID  string `json:"profileId"`
}

var ended = map[string]int{"dw.domain-registered": 0, "dw.registration-refused": 1, "dw.message-rejected": 1}

func main() {
	url, account, orderID := os.Args[1], os.Args[2], os.Args[3]
	connection, err := amqp.Dial(url)
	check(err)
	channel, err := connection.Channel()
	check(err)

	id := make([]byte, 16)
	_, err = rand.Read(id)
	check(err)
	messageID := hex.EncodeToString(id)

	answers := listen(channel, account)
	publish(channel, url, messageID, order{account, orderID, time.Now().UTC().Format(time.RFC3339), os.Args[4], 1, os.Args[5]})

	for answer := range answers {
		var known struct {
			OrderID   string `json:"orderId"`
			MessageID string `json:"messageId"`
		}
		check(json.Unmarshal(answer.Body, &known))
		// A message that did not fit is told by its message id: its order id may be just what was wrong.
		ours := known.OrderID == orderID || known.MessageID == messageID
		if ours {
			fmt.Println(answer.Exchange, string(answer.Body))
		}
		// Acknowledge after the answer is dealt with, never before. Answers may come again and in any order.
		check(answer.Ack(false))
		if status, over := ended[answer.Exchange]; over && ours {
			connection.Close()
			os.Exit(status)
		}
	}
	log.Fatal("the connection ended before the order did")
}

// A durable queue of our own outlives this program: no answer is lost while it does not run.
func listen(channel *amqp.Channel, account string) <-chan amqp.Delivery {
	queue, err := channel.QueueDeclare("order-system."+account, true, false, false, false, nil)
	check(err)
	for _, event := range []string{"registration-accepted", "domain-registered", "registration-refused", "message-rejected"} {
		check(channel.QueueBind(queue.Name, account, "dw."+event, false, nil))
	}
	answers, err := channel.Consume(queue.Name, "", false, false, false, false, nil)
	check(err)
	return answers
}

func publish(channel *amqp.Channel, url, messageID string, command order) {
	body, err := json.Marshal(command)
	check(err)
	uri, err := amqp.ParseURI(url)
	check(err)

	check(channel.Confirm(false))
	returned := channel.NotifyReturn(make(chan amqp.Return, 1))
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	confirmation, err := channel.PublishWithDeferredConfirmWithContext(ctx, "dw.submit-registration", command.Account, true, false,
		amqp.Publishing{
			ContentType: "application/json", DeliveryMode: amqp.Persistent,
			UserId: uri.Username, MessageId: messageID, Body: body,
		})
	check(err)

	// Not confirmed, or returned because nobody listens: keep the order and send it again. Its order id makes sure that it is done once.
	if !confirmation.Wait() {
		log.Fatal("the broker could not keep the order")
	}
	select {
	case <-returned:
		log.Fatal("nobody listens to dw.submit-registration")
	default:
	}
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
