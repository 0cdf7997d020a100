using System.Text.RegularExpressions;

namespace Vedette.Read;

/// <summary>The wording of page furniture in languages other than English: short lines that lead to other reports, to a newsletter, to a comment. By whole lines only.</summary>
internal static partial class ForeignFurniture
{
    private const int LongestLine = 120;

    public static string? KindOf(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLine) return null;
        if (Related().IsMatch(line)) return "related_link";
        if (Comments().IsMatch(line)) return "comments";
        if (Share().IsMatch(line)) return "share";
        if (Notice().IsMatch(line)) return "notice";
        return null;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:(?:noch )?mehr (?:zum (?:thema|artikel)|themen|infos? (?:für|zum|zu)|dazu|lesen|von|aus)\b.{0,50}|auch interessant|(?:lesen|lies|sehen) sie? (?:auch|dazu|hier|mehr|weiter)\b.{0,80}|lies auch\b.{0,80}|das könnte (?:sie|dich|ihnen|dir|euch)(?: auch)?\b.{0,50}|das thema könnte\b.{0,50}|(?:weitere|verwandte|ähnliche) (?:informationen|themen\w*|artikel|beiträge|nachrichten|meldungen|links?|infos|tipps|\w*tipps)\s*:?.{0,20}|weiterführende[rn]? (?:link|links|informationen)\s*:?|schon gelesen\??|lust auf mehr\??|zum thema\s*:?|passend dazu\s*:?|empfehlung(?:en)? der redaktion|aus dem archiv|weiterlesen|vorschau auf .{0,40}|à lire (?:aussi|également)\b.{0,90}|lire aussi\b.{0,90}|voir aussi\b.{0,90}|sur le même (?:sujet|thème)|articles? (?:liés?|similaires?|connexes?)|(?:te|le|os) (?:puede|podría|puede que) interesar\b.{0,60}|(?:lea|lee|vea|mira|leer|ver) (?:también|además|más)\b.{0,90}|(?:noticias|notas|artículos) relacionad[ao]s|te recomendamos\b.{0,60}|leia (?:também|mais)\b.{0,90}|veja (?:também|mais)\b.{0,90}|leggi anche\b.{0,90}|potrebbe interessarti\b.{0,60}|articoli correlati|lees ook\b.{0,90}|zobacz (?:też|także|również)\b.{0,90}|czytaj (?:też|także|również|więcej)\b.{0,90}|polecamy|läs (?:också|mer)\b.{0,90}|les også\b.{0,90}|læs også\b.{0,90}|lue myös\b.{0,90}|přečtěte si (?:také|i)\b.{0,90}|читайте (?:также|ещё|еще)\b.{0,90}|по теме|читайте також\b.{0,90}|ayrıca bakınız\b.{0,60}|ilgili haberler)\s*$", Options)]
    private static partial Regex Related();

    [GeneratedRegex(@"^(?:kommentare? (?:geschlossen|schreiben|verfassen|hinterlassen|deaktiviert)|kommentare?(?: \(?\d+\)?)?|\d+ kommentare?|hinterlasse(?:n sie)? (?:einen|eine) (?:kommentar|antwort)|schreibe? (?:einen|uns einen) kommentar|antwort(?:en)? abbrechen|diskutieren sie mit|laisser un commentaire|commentaires?(?: \(?\d+\)?)?|deja (?:un comentario|una respuesta)|comentarios?(?: \(?\d+\)?)?|deixe (?:um comentário|uma resposta)|lascia un commento|commenti(?: \(?\d+\)?)?|dodaj komentarz|комментарии(?: \(?\d+\)?)?)\s*:?\s*$", Options)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^(?:(?:artikel|beitrag|seite)? ?(?:teilen|drucken|merken|empfehlen|versenden)(?: (?:auf|via|mit|per)\b.{0,40})?|mit freunden teilen|möchten sie den artikel teilen\??|(?:zum|den|unseren|jetzt) newsletter (?:anmelden|abonnieren|bestellen)|newsletter (?:anmelden|abonnieren|bestellen)|jetzt abonnieren|folge?n? (?:sie )?uns (?:auf|bei)\b.{0,60}|rezept drucken|bild anzeigen|quellen (?:ausblenden|anzeigen|einblenden)|partager(?: sur\b.{0,40})?|imprimer|s'abonner|abonnez-vous\b.{0,60}|suivez-nous\b.{0,60}|compart(?:ir|e)(?: en\b.{0,40})?|imprimir|síguenos\b.{0,60}|suscríbete\b.{0,60}|compartilh(?:ar|e)\b.{0,40}|siga-nos\b.{0,60}|condividi(?: su\b.{0,40})?|stampa|iscriviti\b.{0,60}|seguici\b.{0,60}|drukuj|udostępnij|delen|dela|del|jaa|поделиться|подписаться)\s*:?\s*$", Options)]
    private static partial Regex Share();

    [GeneratedRegex(@"^(?:[-–( ]*(?:anzeige|werbung|reklama|publicité|publicidad|publicidade|pubblicità|advertentie|annons|annonse|mainos|реклама)[-–): ]*|wir respektieren (?:deine|ihre) privatsphäre.{0,40}|alle (?:angaben ohne gewähr|rechte vorbehalten).{0,40}|tous droits réservés.{0,40}|todos los derechos reservados.{0,40}|todos os direitos reservados.{0,40}|tutti i diritti riservati.{0,40}|(?:datenschutz|impressum|cookie-einstellungen|mentions légales|aviso legal))\s*\.?\s*$", Options)]
    private static partial Regex Notice();
}
