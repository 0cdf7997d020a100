using System.Security.Cryptography;
using Vedette.Access;

namespace Vedette.Tests.Access;

public class PasswordHashTests
{
    private static readonly RandomNumberGenerator Chance = RandomNumberGenerator.Create();

    [Fact]
    public void The_password_agrees_and_another_does_not_after_being_kept_too()
    {
        var hash = PasswordHash.Of("seven quiet herons", Chance, 1000);
        foreach (var one in new[] { hash, PasswordHash.Parse(hash.Kept())! })
        {
            one.Agrees("seven quiet herons").ShouldBeTrue();
            one.Agrees("seven quiet heron").ShouldBeFalse();
            one.Agrees("").ShouldBeFalse();
        }
    }

    [Fact]
    public void A_half_surrogate_pair_is_a_password_like_others() => PasswordHash.Of("broken \ud83d letters", Chance, 1000).Agrees("broken \ud83d letters").ShouldBeTrue();

    [Fact]
    public void Two_hashes_of_one_password_differ_and_show_nothing_when_printed()
    {
        var (one, two) = (PasswordHash.Of("seven quiet herons", Chance, 1000), PasswordHash.Of("seven quiet herons", Chance, 1000));
        one.ShouldNotBe(two);
        one.Kept().ShouldNotContain("heron");
        $"{one}".ShouldBe("(a password)");
        $"{Token.Make(Chance)}".ShouldBe("(a secret)");
    }

    [Fact]
    public void A_hash_of_fewer_rounds_is_outdated_and_still_compared()
    {
        PasswordHash.Of("seven quiet herons", Chance, 1000).IsOutdated.ShouldBeTrue();
        var now = PasswordHash.Of("seven quiet herons", Chance);
        now.IsOutdated.ShouldBeFalse();
        now.Agrees("seven quiet herons").ShouldBeTrue();
    }

    [Fact]
    public void The_derivation_is_the_platforms_own_over_the_letters_as_utf_8()
    {
        byte[] salt = "0123456789abcdef"u8.ToArray();
        byte[] key = Rfc2898DeriveBytes.Pbkdf2("plain old password"u8, salt, 1234, HashAlgorithmName.SHA512, 32);
        PasswordHash.Parse($"pbkdf2-sha512$1234${Convert.ToBase64String(salt)}${Convert.ToBase64String(key)}")!.Agrees("plain old password").ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("seven quiet herons")]
    [InlineData("pbkdf2-sha512$0$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha512$2000000000$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha512$2000$AAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("md5$2000$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void What_is_no_kept_hash_is_not_read(string kept) => PasswordHash.Parse(kept).ShouldBeNull();

    [Theory]
    [InlineData("seven quiet herons", true)]
    [InlineData("twelveletter", true)]
    [InlineData("elevenlette", false)]
    [InlineData("i am ada the first", false)]
    [InlineData("abababababababab", false)]
    public void What_will_do_as_a_password(string password, bool will) => (PasswordHash.Check(password, "Ada")?.Code).ShouldBe(will ? null : "W758");

    [Fact]
    public void A_password_of_more_than_256_letters_is_refused_and_the_message_never_holds_it() =>
        PasswordHash.Check(string.Concat(Enumerable.Repeat("quiet", 60)), "Ada").ShouldNotBeNull().Message.ShouldNotContain("quiet");
}
