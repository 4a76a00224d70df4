using DomainWorkers.Contracts.Messaging;

namespace DomainWorkers.OperatorConsole.Schemas;

/// <summary>The messages that this build knows, by their exchange.</summary>
internal static class ContractCatalogue
{
    private static readonly Dictionary<string, Type> ByExchange = typeof(CommandAttribute).Assembly.GetExportedTypes()
        .Where(type => type.IsDefined(typeof(CommandAttribute), false) || type.IsDefined(typeof(EventAttribute), false))
        .ToDictionary(MessageAddress.Exchange);

    public static IEnumerable<string> Exchanges => ByExchange.Keys;

    public static Type? Find(string exchange) => ByExchange.GetValueOrDefault(exchange);

    public static bool IsCommand(Type message) => message.IsDefined(typeof(CommandAttribute), false);
}
