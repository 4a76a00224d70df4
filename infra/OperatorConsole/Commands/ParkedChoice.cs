using System.CommandLine;
using System.CommandLine.Parsing;
using DomainWorkers.OperatorConsole.Parking;

namespace DomainWorkers.OperatorConsole.Commands;

/// <summary>Which parked messages an act is about: some by id, or all of a group that wait.</summary>
internal sealed class ParkedChoice
{
    private readonly Argument<string[]> _ids = new("id") { Description = "Parked messages, from `dw dead list`.", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string?> _group = new("--group") { Description = "All that failed alike and wait, from `dw dead list`." };
    private readonly Option<string?> _worker = Runner.WorkerOption();

    public string? Worker(ParseResult parsed) => parsed.GetValue(_worker);

    public void AddTo(Command command)
    {
        command.Add(_ids);
        command.Add(_group);
        command.Add(_worker);
        command.Validators.Add(RequireOne);
    }

    public async Task<IReadOnlyList<Found>> Find(ParseResult parsed, ParkedMessages messages, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_group) is { } group)
        {
            var members = await messages.List(found => found.Group == group && DeadListCommand.Waits(found), cancellationToken);
            return members.Count > 0 ? members : throw new RefusedException($"No message of a group {group} waits.");
        }

        var found = new List<Found>();
        foreach (var id in parsed.GetValue(_ids)!.Distinct(StringComparer.Ordinal))
            found.Add(await messages.Get(id, cancellationToken));
        return found;
    }

    private void RequireOne(CommandResult result)
    {
        if ((result.GetValue(_ids)?.Length > 0) == (result.GetValue(_group) is not null))
            result.AddError("Name messages by id, or a group with --group.");
    }
}
