namespace RnnViz.Architecture.Tests;

/// <summary>What no compiler checks of the sources.</summary>
public sealed class SourceTests
{
    private const int LongestLine = 140, LongestFile = 250;

    [Fact]
    public void No_line_is_longer_than_the_editor_is_told()
    {
        IEnumerable<string> tooLong =
            from file in SourceTree.CodeFiles("src/").Concat(SourceTree.CodeFiles("tests/"))
            from line in SourceTree.Read(file).Split('\n')
            where line.Length > LongestLine
            select $"{file}: {line.Trim()}";
        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_file_of_the_program_is_longer_than_can_be_read_in_one_go()
    {
        IEnumerable<string> tooLong =
            from file in SourceTree.CodeFiles("src/")
            let lines = SourceTree.Read(file).Count(c => c == '\n')
            where lines > LongestFile
            select $"{file}: {lines} lines";
        Assert.Empty(tooLong);
    }
}
