using DomainWorkers.BuildingBlocks.Messaging;
using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;
using Microsoft.Extensions.Options;

namespace DomainWorkers.RegistrySubmission.Consumers;

/// <summary>What the operator's settings say about orders, as the rules want it.</summary>
internal sealed class OrderTermsSource(IOptions<MessagingOptions> options, Registries registries)
{
    public OrderTerms Value { get; } =
        new(options.Value.MaxAge, Names(registries.Accounts), Names(registries.Accounts.Where(account => account.Options.HostObjects)));

    private static HashSet<string> Names(IEnumerable<RegistryAccount> accounts) =>
        accounts.Select(account => account.Name).ToHashSet(StringComparer.Ordinal);
}
