namespace DomainWorkers.RegistrySimulator;

/// <summary>domain:delete, RFC 5731 3.2.2 and 3915: gone at once within the add grace period, else on its way through redemption.</summary>
internal sealed class DomainDeleteCommand(EndOfLife end) : ICommand
{
    public Answer Execute(CommandContext context)
    {
        var (found, refusal) = DomainCommands.Sponsored(context, "Delete");
        if (found is not { } domain)
            return refusal!;
        if (context.Store.Subordinates(domain.Name).FirstOrDefault() is { } host)
            return Answer.Of(2305, $"host {host.Name}");

        var leaving = end.Delete(domain, context.Now, context.ClientTransactionId, context.ServerTransactionId);
        return new Answer(leaving ? 1001 : 1000)
        {
            Note = new Effect(null, domain.ExpiresAt, context.Store.Domain(domain.Name)?.ExpiresAt),
        };
    }
}
