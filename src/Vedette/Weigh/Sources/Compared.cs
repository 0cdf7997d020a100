namespace Vedette.Weigh.Sources;

/// <summary>How one grade stands to another. Where either is not known the answer is <see cref="Unknown"/>: F and 6 have no place between the others.</summary>
public enum Compared : byte { Unknown, Lower, Same, Higher }
