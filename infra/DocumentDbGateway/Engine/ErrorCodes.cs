using System.Collections.Frozen;
using Npgsql;

namespace DomainWorkers.DocumentDbGateway.Engine;

/// <summary>What MongoDB calls the errors that the engine reports as SQLSTATEs.</summary>
internal static class ErrorCodes
{
    public const int InternalError = 1;
    public const int BadValue = 2;
    public const int NamespaceNotFound = 26;
    public const int CursorNotFound = 43;
    public const int CommandNotFound = 59;
    public const int ShutdownInProgress = 91;
    public const int WriteConflict = 112;
    public const int CommandNotSupported = 115;
    public const int NoSuchTransaction = 251;
    public const int TransactionCommitted = 256;
    public const int OperationNotSupportedInTransaction = 263;
    public const int ExceededTimeLimit = 50;
    public const int LockTimeout = 24;
    public const int DuplicateKey = 11000;
    public const int OutOfDiskSpace = 14031;
    public const int UnsupportedOpQueryCommand = 352;

    public const int Unknown = 8;

    // The engine's own states are "M" and four digits of base 36, numbered in the order of this list; a gap is a code that no
    // ordinary command can meet and that is then reported as UnknownError with its state in the message.
    private static readonly FrozenDictionary<string, (int Code, string Name)> Engine = new Dictionary<string, (int, string)>
    {
        ["M0000"] = (InternalError, "InternalError"),
        ["M0001"] = (BadValue, "BadValue"),
        ["M0002"] = (5, "GraphContainsCycle"),
        ["M0003"] = (9, "FailedToParse"),
        ["M0004"] = (14, "TypeMismatch"),
        ["M0005"] = (15, "Overflow"),
        ["M00DO"] = (16, "InvalidLength"),
        ["M0006"] = (20, "IllegalOperation"),
        ["M0007"] = (23, "AlreadyInitialized"),
        ["M00EW"] = (LockTimeout, "LockTimeout"),
        ["M0008"] = (NamespaceNotFound, "NamespaceNotFound"),
        ["M0009"] = (27, "IndexNotFound"),
        ["M000A"] = (28, "PathNotViable"),
        ["M000C"] = (34, "CannotBackfillArray"),
        ["M000D"] = (40, "ConflictingUpdateOperators"),
        ["M000E"] = (CursorNotFound, "CursorNotFound"),
        ["M000F"] = (48, "NamespaceExists"),
        ["M00EX"] = (ExceededTimeLimit, "MaxTimeMSExpired"),
        ["M000G"] = (52, "DollarPrefixedFieldName"),
        ["M000H"] = (53, "InvalidIdField"),
        ["M000I"] = (54, "NotSingleValueField"),
        ["M000J"] = (56, "EmptyFieldName"),
        ["M000K"] = (57, "DottedFieldName"),
        ["M00EY"] = (CommandNotFound, "CommandNotFound"),
        ["M000M"] = (66, "ImmutableField"),
        ["M000N"] = (67, "CannotCreateIndex"),
        ["M000O"] = (68, "IndexAlreadyExists"),
        ["M000P"] = (72, "InvalidOptions"),
        ["M000Q"] = (73, "InvalidNamespace"),
        ["M000R"] = (85, "IndexOptionsConflict"),
        ["M000S"] = (86, "IndexKeySpecsConflict"),
        ["M00F0"] = (ShutdownInProgress, "ShutdownInProgress"),
        ["M000T"] = (111, "NotExactValueField"),
        ["M00F1"] = (WriteConflict, "WriteConflict"),
        ["M000U"] = (CommandNotSupported, "CommandNotSupported"),
        ["M00CO"] = (121, "DocumentValidationFailure"),
        ["M00EL"] = (143, "CursorInUse"),
        ["M000W"] = (146, "ExceededMemoryLimit"),
        ["M0012"] = (197, "InvalidIndexSpecificationOption"),
        ["M00F4"] = (201, "CannotBuildIndexKeys"),
        ["M0013"] = (224, "QueryFeatureNotAllowed"),
        ["M00F5"] = (225, "TransactionTooOld"),
        ["M0015"] = (241, "ConversionFailure"),
        ["M00F6"] = (NoSuchTransaction, "NoSuchTransaction"),
        ["M00F7"] = (TransactionCommitted, "TransactionCommitted"),
        ["M0016"] = (OperationNotSupportedInTransaction, "OperationNotSupportedInTransaction"),
        ["M0018"] = (291, "NoQueryExecutionPlans"),
        ["M00E8"] = (10107, "NotWritablePrimary"),
        ["M001B"] = (10334, "BSONObjectTooLarge"),
        ["M001C"] = (DuplicateKey, "DuplicateKey"),
        ["M007U"] = (40324, "Location40324"),
        ["M0088"] = (40415, "Location40415")
    }.ToFrozenDictionary();

    // PostgreSQL's own states.
    private static readonly FrozenDictionary<string, (int Code, string Name)> Sql = new Dictionary<string, (int, string)>
    {
        [PostgresErrorCodes.UniqueViolation] = (DuplicateKey, "DuplicateKey"),
        [PostgresErrorCodes.ExclusionViolation] = (DuplicateKey, "DuplicateKey"),
        [PostgresErrorCodes.UndefinedTable] = (NamespaceNotFound, "NamespaceNotFound"),
        [PostgresErrorCodes.QueryCanceled] = (ExceededTimeLimit, "MaxTimeMSExpired"),
        [PostgresErrorCodes.SerializationFailure] = (WriteConflict, "WriteConflict"),
        [PostgresErrorCodes.DeadlockDetected] = (WriteConflict, "WriteConflict"),
        [PostgresErrorCodes.LockNotAvailable] = (LockTimeout, "LockTimeout"),
        [PostgresErrorCodes.FeatureNotSupported] = (CommandNotSupported, "CommandNotSupported"),
        [PostgresErrorCodes.DiskFull] = (OutOfDiskSpace, "OutOfDiskSpace"),
        [PostgresErrorCodes.InvalidTextRepresentation] = (BadValue, "BadValue"),
        [PostgresErrorCodes.InvalidParameterValue] = (BadValue, "BadValue")
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<int, string> Names = Engine.Values.Concat(Sql.Values)
        .Append((UnsupportedOpQueryCommand, "UnsupportedOpQueryCommand"))
        .DistinctBy(entry => entry.Item1).ToFrozenDictionary(entry => entry.Item1, entry => entry.Item2);

    public static string NameOf(int code) => Names.GetValueOrDefault(code, "UnknownError");

    public static int Of(string sqlState) =>
        Engine.TryGetValue(sqlState, out var engine) ? engine.Code : Sql.TryGetValue(sqlState, out var sql) ? sql.Code : Unknown;

    /// <summary>True when a statement failed only because of another one at the same time.</summary>
    public static bool IsConflict(string sqlState) => sqlState
        is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
        or PostgresErrorCodes.LockNotAvailable or "M00F1";

    /// <summary>The SQLSTATE in `writeErrors.code`: five characters of six bits, the first one lowest.</summary>
    public static string Unpack(int packed) =>
        string.Create(5, packed, static (text, value) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = (char)(((value >> (6 * i)) & 0x3F) + '0');
        });
}
