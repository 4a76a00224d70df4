using DomainWorkers.RegistrySubmission.Adapters;
using DomainWorkers.RegistrySubmission.Domain;

namespace DomainWorkers.TestKit;

/// <summary>The way from one process to the registry; a command that a dead process sent is not taken back, and its answer finds nobody.</summary>
internal sealed class RegistryLink(FakeRegistry registry, ProcessLife life) : IRegistry
{
    public string ClientId => FakeRegistry.ClientId;

    public async Task<RegistryAnswer> Execute(
        RegistryCommand command, string clientTransactionId, Func<bool> mayWrite, CancellationToken cancellationToken)
    {
        life.Reach("before command");
        var answer = await registry.Execute(command, clientTransactionId, mayWrite);
        life.Reach("after command");
        return answer;
    }

    public async Task<RegistryView> Look(string name, string clientTransactionId, CancellationToken cancellationToken)
    {
        life.Reach("before question");
        var view = await registry.Look(name);
        life.Reach("after question");
        return view;
    }
}
