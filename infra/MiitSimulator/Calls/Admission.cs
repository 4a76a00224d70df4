using System.Security.Cryptography;
using System.Text;
using DomainWorkers.MiitSimulator.Files;
using DomainWorkers.MiitSimulator.Soap;
using DomainWorkers.MiitSimulator.State;

namespace DomainWorkers.MiitSimulator.Calls;

/// <summary>Who calls, and whether they may: user name, random value, password hash, permission, hours.</summary>
internal sealed class Admission(MinistryOptions options, Ministry ministry, TimeProvider clock)
{
    private const int RandomLength = 20;
    private const int MostWrongPasswords = 10;

    public ReportingUnit Admit(SoapCall call)
    {
        var unit = options.Units.FirstOrDefault(unit => unit.IspId == call.Long("ispId")) ?? throw new Refusal(13, "非本省ISP，服务器拒绝响应");
        if (call.Text("userName") != unit.UserName)
            throw new Refusal(4, "用户名错误");
        var random = call.Text("randVal");
        if (random.Length < RandomLength)
            throw new Refusal(16, "认证错误，随机数小于20个字符，服务器拒绝响应");
        if (random.Length > RandomLength || !random.All(char.IsAsciiLetterOrDigit))
            throw new Refusal(12, "认证信息错误，服务器拒绝响应");
        if (call.Int("hashAlgorithm") != 0)
            throw new Refusal(10, "Hash算法类型错误");
        Check(call, unit, ministry.Unit(unit.IspId));
        return unit;
    }

    public void Hours()
    {
        if (options.OpenHours is not { } hours)
            return;
        var time = Shanghai.Time(clock.GetUtcNow());
        if (!time.IsBetween(hours.From, hours.To))
            throw new Refusal(20, $"请您在规定的时间段内进行报备，报备时间为：{hours.From:HH:mm}-{hours.To:HH:mm}");
    }

    private static void Check(SoapCall call, ReportingUnit unit, UnitFiles files)
    {
        if (files.WrongPasswords >= MostWrongPasswords)
            throw new Refusal(12, "认证信息错误，服务器拒绝响应");
        var expected = Hashes.OfPassword(unit.Password, call.Text("randVal"), unit.HashForm);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(call.Text("pwdHash"))))
        {
            files.WrongPasswords++;
            throw new Refusal(5, "密码错误");
        }

        files.WrongPasswords = 0;
        if (!files.Open)
            throw new Refusal(19, "您的报备权限未开放，请联系所在省通信管理局");
    }
}
