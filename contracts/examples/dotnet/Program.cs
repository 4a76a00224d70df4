// Orders a domain and waits until the order has ended.  usage: AMQP_URL ACCOUNT ORDER_ID DOMAIN_NAME PROFILE_ID
using DomainWorkers.Contracts.Messaging;
using DomainWorkers.Contracts.Registration;
using DomainWorkers.OrderSystem;
using MassTransit;

if (args is not [var url, var account, var orderId, var name, var profile])
{
    Console.Error.WriteLine("usage: AMQP_URL ACCOUNT ORDER_ID DOMAIN_NAME PROFILE_ID");
    return 64;
}

var broker = new Uri(url);
var messageId = NewId.NextGuid();
var ended = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);

var bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
{
    rabbit.Host(broker);

    // A sender needs these four lines, and the fifth where the workers check who sends.
    rabbit.UseRawJsonSerializer(RawSerializerOptions.AnyMessageType);
    rabbit.Message<SubmitRegistration>(message => message.SetEntityName("dw.submit-registration"));
    rabbit.Publish<SubmitRegistration>(message => message.ExchangeType = "topic");
    rabbit.Send<SubmitRegistration>(message => message.UseRoutingKeyFormatter(context => context.Message.Account));
    rabbit.ConfigurePublish(publish => publish.UseExecute(context =>
        context.GetPayload<RabbitMqSendContext>().BasicProperties.UserId = Uri.UnescapeDataString(broker.UserInfo.Split(':')[0])));

    // A durable queue of our own outlives this program: no answer is lost while it does not run.
    rabbit.ReceiveEndpoint($"order-system.{account}", endpoint =>
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
        Type[] events = [typeof(RegistrationAccepted), typeof(DomainRegistered), typeof(RegistrationRefused), typeof(MessageRejected)];
        foreach (var message in events)
        {
            endpoint.Bind(MessageAddress.Exchange(message), binding =>
            {
                binding.ExchangeType = "topic";
                binding.RoutingKey = account;
            });
        }

        endpoint.Handler<Answer>(context =>
        {
            // A message that did not fit is told by its message id: its order id may be just what was wrong.
            if (context.Message.OrderId == orderId || context.Message.MessageId == messageId.ToString())
                Answered(context.GetPayload<RabbitMqBasicConsumeContext>().Exchange, context.ReceiveContext.Body.GetString());
            return Task.CompletedTask;
        });
    });
});

await bus.StartAsync();
// Publishing waits for the broker's confirm and throws when nobody listens or nobody confirms: keep the order then and send it
// again. The order id makes sure that it is done once.
await bus.Publish(
    new SubmitRegistration
    {
        Account = account, OrderId = orderId, IssuedAt = TimeProvider.System.GetUtcNow(), DomainName = name, Years = 1, ProfileId = profile,
    },
    context =>
    {
        context.MessageId = messageId;
        context.GetPayload<RabbitMqSendContext>().Mandatory = true;
    });
var status = await ended.Task;
await bus.StopAsync();
return status;

// Answers may come again and in any order; an exception here brings this one back.
void Answered(string exchange, string answer)
{
    Console.WriteLine($"{exchange} {answer}");
    if (exchange is "dw.domain-registered")
        ended.TrySetResult(0);
    else if (exchange is "dw.registration-refused" or "dw.message-rejected")
        ended.TrySetResult(1);
}
