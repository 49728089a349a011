namespace RnnViz.Architecture.Tests;

/// <summary>Within a project the folder is the namespace, and a folder uses only folders below it, as CONTRIBUTING.md shows them.</summary>
public sealed class FloorTests
{
    private static readonly IReadOnlyDictionary<string, Floors> Pictured = Floors.Parse(SourceTree.Read("CONTRIBUTING.md"));

    public static TheoryData<string> Projects() => [.. SourceTree.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_folder_stands_on_a_floor_and_every_floor_has_its_folders(string project)
    {
        IEnumerable<string> folders = SourceTree.CodeFiles($"src/{project}").Select(FolderOfFile).Distinct();
        Assert.Equal(folders.Order(), Pictured[project].Folders.Order());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_type_uses_types_of_lower_floors_only(string project)
    {
        IReadOnlyCollection<TypeArrow> arrows = TypeArrows.Of(SourceTree.Assembly(project));
        Assert.NotEmpty(arrows);
        IEnumerable<string> against =
            from arrow in arrows
            let user = FolderOfNamespace(project, arrow.From)
            let used = FolderOfNamespace(project, arrow.To)
            where user is not null && used is not null && !Pictured[project].Allows(user, used)
            orderby arrow.From, arrow.To
            select $"{arrow.From}.{arrow.User} uses {arrow.To}.{arrow.Used}";
        Assert.Empty(against);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_opens_namespaces_of_lower_floors_only(string project)
    {
        foreach (string file in SourceTree.CodeFiles($"src/{project}"))
        {
            string folder = FolderOfFile(file);
            IEnumerable<string> opened = Namespaces(file, "using ").Select(name => FolderOfNamespace(project, name)).OfType<string>();
            Assert.All(opened, used => Assert.True(Pictured[project].Allows(folder, used), $"{file} opens {used}"));
        }
    }

    [Fact]
    public void The_folder_is_the_namespace()
    {
        foreach (string file in SourceTree.CodeFiles("src/").Concat(SourceTree.CodeFiles("tests/")).Where(f => !f.Contains("Raylib")))
        {
            string expected = string.Join('.', file.Split('/')[1..^1]);
            Assert.All(Namespaces(file, "namespace "), name => Assert.True(name == expected, $"{file} has namespace {name}"));
        }
    }

    [Fact]
    public void An_arrow_upwards_or_sideways_is_refused()
    {
        Floors floors = Floors.Parse("```floors\nA\n  Roof\n  Left Right\n  Ground\n```")["A"];
        Assert.True(floors.Allows("Roof", "Ground"));
        Assert.True(floors.Allows("Left", "Left"));
        Assert.False(floors.Allows("Ground", "Roof"));
        Assert.False(floors.Allows("Left", "Right"));
        Assert.False(floors.Allows("Right", "Left"));
    }

    // src/P/A/B/C.cs: A/B
    private static string FolderOfFile(string file) => Folder(file.Split('/')[2..^1]);

    // P.A.B: A/B; null for what is of another project
    private static string? FolderOfNamespace(string project, string name)
    {
        string? owner = SourceTree.Projects.Where(p => name == p || name.StartsWith(p + ".")).MaxBy(p => p.Length);
        return owner == project ? Folder(name[project.Length..].Split('.', StringSplitOptions.RemoveEmptyEntries)) : null;
    }

    private static string Folder(string[] parts) => parts.Length == 0 ? "." : string.Join('/', parts);

    private static IEnumerable<string> Namespaces(string file, string keyword) =>
        from line in SourceTree.Read(file).Split('\n')
        where line.StartsWith(keyword) && line.EndsWith(';')
        select line[keyword.Length..^1];
}
