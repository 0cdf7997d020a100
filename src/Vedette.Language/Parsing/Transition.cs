namespace Vedette.Language;

/// <summary>
/// The moves of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011), with the label of the arc in the same number:
/// 0 shifts, 1… attach the top of the stack to the front of the buffer (left), the rest attach it to the word below it (right).
/// </summary>
internal static class Transition
{
    public const int Shift = 0;
    public const int Relations = (int)Relation.Xcomp;
    public const int Count = 1 + (2 * Relations);

    public static int Left(Relation relation) => (int)relation;
    public static int Right(Relation relation) => Relations + (int)relation;
    public static bool IsLeft(int transition) => transition is > 0 and <= Relations;
    public static Relation Of(int transition) => (Relation)(transition > Relations ? transition - Relations : transition);
}
