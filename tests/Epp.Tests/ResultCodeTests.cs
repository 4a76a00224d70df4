using static DomainWorkers.Epp.EppCodeClass;

namespace DomainWorkers.Epp.Tests;

public sealed class ResultCodeTests
{
    public static TheoryData<int, EppCodeClass, EppCodeClass> Table => new()
    {
        // code, of a query, of a transform
        { 1000, Success, Success },
        { 1001, Pending, Pending },
        { 1300, NoMessages, NoMessages },
        { 1301, Message, Message },
        { 1500, Ended, Ended },
        { 2000, Misuse, Misuse },
        { 2001, Misuse, Misuse },
        { 2002, SessionLost, SessionLost },
        { 2003, Misuse, Misuse },
        { 2004, Refused, Refused },
        { 2005, Refused, Refused },
        { 2100, Misuse, Misuse },
        { 2101, Misuse, Misuse },
        { 2102, Misuse, Misuse },
        { 2103, Misuse, Misuse },
        { 2104, Credit, Credit },
        { 2105, Refused, Refused },
        { 2106, Refused, Refused },
        { 2200, Authentication, Authentication },
        { 2201, Refused, Refused },
        { 2202, Refused, Refused },
        { 2300, Blocked, Blocked },
        { 2301, Refused, Refused },
        { 2302, Exists, Exists },
        { 2303, Missing, Missing },
        { 2304, Blocked, Blocked },
        { 2305, Blocked, Blocked },
        { 2306, Refused, Refused },
        { 2307, Misuse, Misuse },
        { 2308, Refused, Refused },
        { 2400, Later, Reconcile },
        { 2500, ServerClosing, Reconcile },
        { 2501, Authentication, Authentication },
        { 2502, SessionLimit, SessionLimit },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Every_code_of_rfc_5730_has_its_class(int code, EppCodeClass query, EppCodeClass transform)
    {
        Assert.Equal(query, EppResultCodes.Classify(code, isTransform: false));
        Assert.Equal(transform, EppResultCodes.Classify(code, isTransform: true));
    }

    [Fact]
    public void The_table_has_a_row_for_every_code() =>
        Assert.Equal(EppResultCodes.Known.Order(), Table.Select(row => row.Data.Item1).Order());

    [Theory]
    [InlineData(1002, Success, Success)]
    [InlineData(1302, Message, Message)]
    [InlineData(1501, Ended, Ended)]
    [InlineData(2006, Misuse, Misuse)]
    [InlineData(2110, Misuse, Misuse)]
    [InlineData(2203, Refused, Refused)]
    [InlineData(2399, Refused, Refused)]
    [InlineData(2401, Later, Reconcile)]
    [InlineData(2503, ServerClosing, Reconcile)]
    [InlineData(1100, Later, Reconcile)]
    [InlineData(2900, Later, Reconcile)]
    public void A_code_nobody_knows_is_read_by_its_first_two_digits_and_with_caution(int code, EppCodeClass query, EppCodeClass transform)
    {
        Assert.Equal(query, EppResultCodes.Classify(code, isTransform: false));
        Assert.Equal(transform, EppResultCodes.Classify(code, isTransform: true));
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1500, true)]
    [InlineData(2400, false)]
    [InlineData(2500, true)]
    [InlineData(2501, true)]
    [InlineData(2502, true)]
    [InlineData(2599, true)]
    public void The_closing_codes_end_the_session(int code, bool ends) => Assert.Equal(ends, EppResultCodes.EndsSession(code));
}
