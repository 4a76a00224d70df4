using System.Collections.Frozen;
using DomainWorkers.DocumentDbGateway.Engine;
using DomainWorkers.DocumentDbGateway.Wire;

namespace DomainWorkers.DocumentDbGateway.Commands;

/// <summary>Every command the gateway answers.</summary>
internal sealed class CommandTable
{
    private readonly FrozenDictionary<string, OnServer> _onServer;
    private readonly FrozenDictionary<string, OnEngine> _onEngine;

    public CommandTable(ServerCommands server, ReadCommands reads)
    {
        _onServer = new Dictionary<string, OnServer>
        {
            ["hello"] = Answered(server.Hello),
            ["isMaster"] = Answered(server.Hello),
            ["ismaster"] = Answered(server.Hello),
            ["ping"] = Answered(ServerCommands.Ok),
            ["buildInfo"] = Answered(ServerCommands.BuildInfo),
            ["buildinfo"] = Answered(ServerCommands.BuildInfo),
            ["getParameter"] = Answered(ServerCommands.GetParameter),
            ["connectionStatus"] = Answered(ServerCommands.ConnectionStatus),
            ["getLastError"] = Answered(ServerCommands.Ok),
            ["startSession"] = Answered(ServerCommands.Ok),
            ["refreshSessions"] = Answered(ServerCommands.Ok),
            ["endSessions"] = (request, _) => server.EndSessions(request),
            ["commitTransaction"] = server.Commit,
            ["abortTransaction"] = (request, _) => server.Abort(request)
        }.ToFrozenDictionary();
        _onEngine = new Dictionary<string, OnEngine>
        {
            ["insert"] = WriteCommands.Insert,
            ["update"] = WriteCommands.Update,
            ["delete"] = WriteCommands.Delete,
            ["findAndModify"] = WriteCommands.FindAndModify,
            ["findandmodify"] = WriteCommands.FindAndModify,
            ["find"] = reads.Find,
            ["aggregate"] = reads.Aggregate,
            ["getMore"] = reads.GetMore,
            ["killCursors"] = reads.KillCursors,
            ["count"] = ReadCommands.Count,
            ["distinct"] = ReadCommands.Distinct,
            ["explain"] = ExplainCommand.Run,
            ["listCollections"] = reads.ListCollections,
            ["listIndexes"] = reads.ListIndexes,
            ["listDatabases"] = SchemaCommands.ListDatabases,
            ["create"] = SchemaCommands.Create,
            ["createIndexes"] = SchemaCommands.CreateIndexes,
            ["dropIndexes"] = SchemaCommands.DropIndexes,
            ["drop"] = SchemaCommands.Drop,
            ["dropDatabase"] = SchemaCommands.DropDatabase,
            ["collMod"] = SchemaCommands.CollMod,
            ["collStats"] = SchemaCommands.CollStats,
            ["dbStats"] = SchemaCommands.DbStats
        }.ToFrozenDictionary();
    }

    /// <summary>A command that needs no connection to the engine.</summary>
    internal delegate Task<byte[]> OnServer(Request request, CancellationToken cancellationToken);

    /// <summary>A command that runs on one.</summary>
    internal delegate Task<byte[]> OnEngine(Request request, Lane lane, CancellationToken cancellationToken);

    public OnServer? FindServer(string name) => _onServer.GetValueOrDefault(name);

    public OnEngine FindEngine(string name) => _onEngine.GetValueOrDefault(name)
        ?? throw new CommandFailure(ErrorCodes.CommandNotFound, $"no such command: '{name}'");

    private static OnServer Answered(Func<Request, byte[]> answer) => (request, _) => Task.FromResult(answer(request));
}
