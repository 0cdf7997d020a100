using Vedette.Access;
using Vedette.Model;

namespace Vedette.Tests.Access;

public class RolesTests
{
    [Theory]
    [InlineData(Right.Read, "reader analyst editor administrator")]
    [InlineData(Right.Add, "analyst editor administrator")]
    [InlineData(Right.Decide, "analyst editor administrator")]
    [InlineData(Right.Judge, "analyst editor administrator")]
    [InlineData(Right.Grade, "analyst editor administrator")]
    [InlineData(Right.Export, "analyst editor administrator")]
    [InlineData(Right.Mark, "editor administrator")]
    [InlineData(Right.Publish, "editor administrator")]
    [InlineData(Right.Audit, "editor administrator")]
    [InlineData(Right.Administer, "administrator")]
    public void Who_may_do_what(Right right, string roles)
    {
        Enum.GetValues<Role>().Where(role => role.May(right)).Select(r => r.ToString().ToLowerInvariant()).ShouldBe(roles.Split(' '));
        Roles.Least(right).ToString().ToLowerInvariant().ShouldBe(roles.Split(' ')[0]);
    }

    [Fact]
    public void Every_right_stands_in_the_table() => Role.Administrator.Rights().Order().ShouldBe(Enum.GetValues<Right>());

    [Fact]
    public void A_refusal_names_the_role_that_may()
    {
        var reader = new Visitor("Bo", Role.Reader.Rights(), Tlp.Clear);
        reader.Refuse(Right.Read).ShouldBeNull();
        reader.Refuse(Right.Judge).ShouldNotBeNull().Message.ShouldContain("analyst");
    }
}
