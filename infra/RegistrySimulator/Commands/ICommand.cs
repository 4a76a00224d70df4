namespace DomainWorkers.RegistrySimulator;

/// <summary>One kind of command. It looks at everything first and changes the store only when it will succeed.</summary>
internal interface ICommand
{
    Answer Execute(CommandContext context);
}
