namespace DomainWorkers.Epp;

/// <summary>One EPP command as it is written. Further mappings derive from <see cref="EppCommand{TData}"/>.</summary>
public abstract record EppCommand
{
    private protected EppCommand()
    {
    }

    /// <summary>Object and verb, such as domain:create; for logs and metrics.</summary>
    public abstract string Kind { get; }

    /// <summary>Could it change something at the registry or on the bill?</summary>
    public abstract bool IsTransform { get; }

    /// <summary>Written in this order into the extension element.</summary>
    public IReadOnlyList<IEppCommandExtension> Extensions { get; init; } = [];

    /// <summary>
    /// Writes the element inside command, such as &lt;create&gt;; throws <see cref="EppInvalidCommandException"/>.
    /// </summary>
    public abstract void WriteCommand(EppWriter writer);
}
