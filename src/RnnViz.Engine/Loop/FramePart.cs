namespace RnnViz.Engine.Loop;

/// <summary>The parts of a frame, in the order in which they happen; together they are the whole frame.</summary>
public enum FramePart
{
    /// <summary>Keys and pointer.</summary>
    Input,

    /// <summary>Prepare and apply of the training session.</summary>
    Training,

    /// <summary>Process of the scene tree, without the training.</summary>
    Process,

    /// <summary>Draw of the scene tree, up to the last primitive handed to the canvas.</summary>
    Draw,

    /// <summary>Painting what changed, where the processor paints.</summary>
    Paint,

    /// <summary>Handing the picture or its primitives to the graphics library.</summary>
    Upload,

    /// <summary>Everything that the graphics library still has to do until the picture is on the screen.</summary>
    Present,

    /// <summary>
    /// What is left of a frame's time: waiting for a step that another thread computes, at most until the next frame is due.
    /// </summary>
    Wait,
}
