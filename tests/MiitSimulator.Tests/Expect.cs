using System.Xml.Linq;

namespace DomainWorkers.MiitSimulator.Tests;

/// <summary>Looks at answers and results.</summary>
internal static class Expect
{
    public static void Code(int code, XElement answer) => Assert.Equal($"{code}", answer.Element("msg_code")!.Value);

    public static void Codes(XElement result, params int[] codes) =>
        Assert.Equal(codes.Select(code => $"{code}"), result.Elements("Jgxx").Select(pair => pair.Element("Jgdm")!.Value));
}
