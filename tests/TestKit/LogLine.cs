using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace DomainWorkers.TestKit;

/// <summary>One line that the worker logged.</summary>
public sealed record LogLine(LogLevel Level, EventId Event, string Category, string Text, Exception? Exception);

internal sealed class LogCatch : ILoggerProvider
{
    public ConcurrentQueue<LogLine> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                lines.Enqueue(new LogLine(logLevel, eventId, category, formatter(state, exception), exception));
        }
    }
}
