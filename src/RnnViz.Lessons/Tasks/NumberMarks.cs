namespace RnnViz.Lessons.Tasks;

/// <summary>How the numbers of a column are written.</summary>
internal enum NumberMarks
{
    /// <summary>1234.5.</summary>
    Point,

    /// <summary>1234,5.</summary>
    Comma,

    /// <summary>1,234.5.</summary>
    PointAndGroups,

    /// <summary>1.234,5.</summary>
    CommaAndGroups,
}
