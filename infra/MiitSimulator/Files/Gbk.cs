using System.Text;

namespace DomainWorkers.MiitSimulator.Files;

/// <summary>The code page of all files and of the password's bytes; what it cannot say is an error, never a question mark.</summary>
internal static class Gbk
{
    public static readonly Encoding Strict = CodePagesEncodingProvider.Instance.GetEncoding(
        936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
