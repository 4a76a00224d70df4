using System.Text.Json;

namespace DomainWorkers.EppServing;

/// <summary>What can be asked of a control port; an answer is a status and what becomes its JSON.</summary>
public interface IControlRoutes
{
    Task<(int Status, object Body)> Ask(string method, string path, JsonElement? body);
}
