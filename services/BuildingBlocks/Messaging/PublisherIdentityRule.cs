using DomainWorkers.BuildingBlocks.Messaging.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace DomainWorkers.BuildingBlocks.Messaging;

/// <summary>Unset means: nothing to prove on the loopback interface, the broker's word everywhere else.</summary>
internal sealed class PublisherIdentityDefault(IConfiguration configuration) : IPostConfigureOptions<MessagingOptions>
{
    public void PostConfigure(string? name, MessagingOptions options)
    {
        if (BrokerOptions.Named(configuration) is { } broker)
            options.PublisherIdentity ??= broker.IsLoopback ? PublisherIdentity.None : PublisherIdentity.UserId;
    }
}

/// <summary>A broker that others can reach must say who publishes. Where none is named there is nothing to say but that.</summary>
internal sealed class PublisherIdentityRule(IConfiguration configuration) : IValidateOptions<MessagingOptions>
{
    public ValidateOptionsResult Validate(string? name, MessagingOptions options)
    {
        if (options.PublisherIdentity == PublisherIdentity.None && BrokerOptions.Named(configuration) is { IsLoopback: false })
            return ValidateOptionsResult.Fail("Messaging__PublisherIdentity must be user-id unless the broker is on the loopback interface.");
        if (options.PublisherIdentity == PublisherIdentity.UserId && options.Publishers.Count == 0)
        {
            return ValidateOptionsResult.Fail(
                "Messaging__Publishers is required with Messaging__PublisherIdentity=user-id: "
                + "Messaging__Publishers__<broker user>__Accounts__0=<account or *>.");
        }

        return ValidateOptionsResult.Success;
    }
}
