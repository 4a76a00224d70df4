namespace DomainWorkers.VspSimulator;

/// <summary>One kind of command, executed wholly or not at all.</summary>
internal interface ICommand
{
    Answer Execute(CommandContext context);
}
