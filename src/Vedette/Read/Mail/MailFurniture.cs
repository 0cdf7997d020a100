using System.Text.RegularExpressions;

namespace Vedette.Read.Mail;

/// <summary>What newsletters write around their text: how to leave the list, how to see them elsewhere, who may write to whom.</summary>
internal static partial class MailFurniture
{
    private const int LongestLine = 400;

    public static bool Is(ReadOnlySpan<char> line) => line.Length <= LongestLine && Notice().IsMatch(line);

    [GeneratedRegex(@"^[\[(|*>\s]*(?:(?:click here to |to )?unsubscribe\b.{0,160}|(?:view|read|open|see) (?:this (?:e-?mail|message|newsletter|issue|post)|it|online)? ?(?:in|on)? ?(?:your |the |a )?(?:web ?browser|browser|web|online)\b.{0,80}|(?:having trouble|trouble|problems) (?:reading|viewing|seeing) this\b.{0,160}|(?:e-?mail|newsletter) not display\w*\b.{0,120}|you(?:['’]re| are) (?:receiving|getting) this (?:e-?mail|message|newsletter)\b.{0,300}|you (?:have )?received this (?:e-?mail|message|newsletter)\b.{0,300}|this (?:e-?mail|message|newsletter) (?:was|has been|is) (?:sent|delivered|intended) (?:to|by|for)\b.{0,300}|(?:update|manage|change) (?:your )?(?:e-?mail )?(?:preferences|subscriptions?|profile|settings)\b.{0,160}|(?:if you )?no longer (?:want|wish)\b.{0,300}|(?:was this (?:e-?mail|newsletter|message) )?forwarded (?:to you|this (?:e-?mail|newsletter))\b.{0,120}|(?:forward|send) (?:this |it )?(?:e-?mail |newsletter )?to a friend\b.{0,80}|add (?:us|this address) to your (?:address book|contacts)\b.{0,120}|our mailing address is\b.{0,200}|powered by (?:mailchimp|substack|ghost|beehiiv|buttondown|sendgrid|campaign monitor)\b.{0,60}|sent (?:from|with) (?:my \w+|mailchimp)\b.{0,60}|newsletter (?:abbestellen|abmelden)\b.{0,120}|im browser (?:ansehen|öffnen|anzeigen)\b.{0,60}|se d[ée]sabonner\b.{0,120}|(?:darse|date) de baja\b.{0,120})[\])|*\s.]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Notice();
}
