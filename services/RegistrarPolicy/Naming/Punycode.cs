using System.Text;

namespace DomainWorkers.RegistrarPolicy;

/// <summary>The encoder of RFC 3492 section 6.3; only needed to say how long a label that ICU refuses would be.</summary>
internal static class Punycode
{
    private const int Radix = 36, TMin = 1, TMax = 26, Skew = 38, Damp = 700, InitialBias = 72, InitialN = 128;

    /// <summary>The encoded label without the <c>xn--</c> prefix.</summary>
    public static string Encode(string label)
    {
        var points = label.EnumerateRunes().Select(rune => rune.Value).ToArray();
        var output = new StringBuilder();
        foreach (var point in points.Where(point => point < InitialN))
            output.Append((char)point);

        var basic = output.Length;
        if (basic > 0)
            output.Append('-');

        int n = InitialN, delta = 0, bias = InitialBias;
        for (var handled = basic; handled < points.Length; n++)
        {
            var next = points.Where(point => point >= n).Min();
            delta += (next - n) * (handled + 1);
            n = next;
            foreach (var point in points)
            {
                if (point < n)
                    delta++;
                if (point != n)
                    continue;
                AppendDelta(output, delta, bias);
                bias = Adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled++;
            }

            delta++;
        }

        return output.ToString();
    }

    private static void AppendDelta(StringBuilder output, int delta, int bias)
    {
        var q = delta;
        for (var k = Radix; ; k += Radix)
        {
            var t = Math.Clamp(k - bias, TMin, TMax);
            if (q < t)
                break;
            output.Append(Digit(t + (q - t) % (Radix - t)));
            q = (q - t) / (Radix - t);
        }

        output.Append(Digit(q));
    }

    private static int Adapt(int delta, int count, bool first)
    {
        delta = first ? delta / Damp : delta / 2;
        delta += delta / count;
        var k = 0;
        for (; delta > (Radix - TMin) * TMax / 2; k += Radix)
            delta /= Radix - TMin;

        return k + (Radix - TMin + 1) * delta / (delta + Skew);
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);
}
