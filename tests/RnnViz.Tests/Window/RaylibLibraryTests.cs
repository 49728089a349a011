using RnnViz.Window;

namespace RnnViz.Tests.Window;

public sealed class RaylibLibraryTests
{
    [Fact]
    public void A_library_that_raylib_lacks_is_named_once()
    {
        const string Said = """
            Unable to load shared library 'raylib' or one of its dependencies.
            libX11.so.6: cannot open shared object file: No such file or directory
            libX11.so.6: cannot open shared object file: No such file or directory
            /opt/rnnviz/raylib.so: cannot open shared object file: No such file or directory
            libraylib: cannot open shared object file: No such file or directory
            """;
        Assert.StartsWith(
            "The library raylib cannot be loaded without libX11.so.6, which this machine has not.", RaylibLibrary.SentenceOf(Said),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Where_raylib_itself_is_missing_no_package_is_named() => Assert.StartsWith(
        "The library raylib, which belongs beside the program, cannot be loaded. Install or build RnnViz again.",
        RaylibLibrary.SentenceOf("libraylib.so: cannot open shared object file\n/opt/libraylib.so: cannot open shared object file"),
        StringComparison.Ordinal);

    [Fact]
    public void The_library_of_this_build_is_loaded() => Assert.Null(RaylibLibrary.Problem);
}
