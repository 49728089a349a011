using RnnViz.Output;

namespace RnnViz.Tests.Output;

/// <summary>Where S, Shift+S and R save to.</summary>
public sealed class FreshPathTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnviz-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_folder_in_which_the_program_was_started_is_taken_where_it_can_be() =>
        Assert.Equal(folder, FreshPath.FolderFor(folder, "pictures"));

    [Fact]
    public void Started_in_the_root_the_pictures_folder_is_taken() =>
        Assert.Equal("pictures", FreshPath.FolderFor(Path.GetPathRoot(folder), "pictures"));

    [Fact]
    public void A_deleted_folder_or_one_that_is_none_gives_way_to_the_pictures_folder()
    {
        Assert.Equal("pictures", FreshPath.FolderFor(null, "pictures"));
        Assert.Equal("pictures", FreshPath.FolderFor(Path.Combine(folder, "gone"), "pictures"));
        File.WriteAllText(Path.Combine(folder, "file"), "");
        Assert.Equal("pictures", FreshPath.FolderFor(Path.Combine(folder, "file"), "pictures"));
    }

    [Fact]
    public void Without_a_pictures_folder_there_is_still_one()
    {
        Assert.Equal(Path.GetTempPath(), FreshPath.FolderFor(null, ""));
        Assert.Equal(Path.GetPathRoot(folder), FreshPath.FolderFor(Path.GetPathRoot(folder), ""));
    }

    [Fact]
    public void Asking_leaves_nothing_in_the_folder()
    {
        FreshPath.FolderFor(folder, "pictures");
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_name_that_is_taken_gets_a_number_and_one_that_is_none_is_made_one()
    {
        string first = FreshPath.In(folder, "a/b", ".png");
        Assert.Equal(Path.Combine(folder, "a-b.png"), first);
        File.WriteAllText(first, "");
        Directory.CreateDirectory(Path.Combine(folder, "a-b-2.png"));
        Assert.Equal(Path.Combine(folder, "a-b-3.png"), FreshPath.In(folder, "a/b", ".png"));
    }
}
