;; Stands in for src/tools.rs, so that a test can say what becomes of a text. The text's first letter says it:
;;   0 to 9  it takes so many slices
;;   e       it never ends; the first reply says E
;;   t       Wasm breaks off when it takes the text
;;   w       Wasm breaks off while it works
;; Without a text, the first slice is the last. A reply is the tool, the text's first letter or 0, and the first byte of
;; the question.
(module
  (memory (export "memory") 64)

  ;; Of each tool are kept: the text's letter, the question's byte, the slices left, and 32 where the first has begun.
  (func $of (param $tool i32) (result i32)
    (i32.mul (local.get $tool) (i32.const 8)))

  (func (export "room") (param $length i32) (result i32)
    (i32.store8 (i32.const 1024) (i32.const 0))
    (i32.const 1024))

  (func (export "take_text") (param $tool i32)
    (local $letter i32)
    (local.set $letter (i32.load8_u (i32.const 1024)))
    (if (i32.eq (local.get $letter) (i32.const 116)) (then (unreachable)))
    (i32.store8 (call $of (local.get $tool)) (local.get $letter)))

  (func (export "ask") (param $tool i32)
    (local $letter i32)
    (local.set $letter (i32.load8_u (call $of (local.get $tool))))
    (i32.store8 offset=1 (call $of (local.get $tool)) (i32.load8_u (i32.const 1024)))
    (i32.store8 offset=3 (call $of (local.get $tool)) (i32.const 0))
    (i32.store8 offset=2 (call $of (local.get $tool))
      (select (i32.const 1) (i32.sub (local.get $letter) (i32.const 48)) (i32.eqz (local.get $letter)))))

  (func (export "work") (param $tool i32) (result i32)
    (local $at i32)
    (local $letter i32)
    (local.set $at (call $of (local.get $tool)))
    (local.set $letter (i32.load8_u (local.get $at)))
    (if (i32.eq (local.get $letter) (i32.const 119)) (then (unreachable)))
    (if (i32.eq (local.get $letter) (i32.const 101))
      (then
        (local.set $letter (i32.add (i32.const 69) (i32.load8_u offset=3 (local.get $at))))
        (i32.store8 offset=3 (local.get $at) (i32.const 32)))
      (else
        (i32.store8 offset=2 (local.get $at)
          (i32.sub (i32.load8_u offset=2 (local.get $at)) (i32.const 1)))))
    (i32.store8 (i32.const 512) (local.get $tool))
    (i32.store8 (i32.const 513) (local.get $letter))
    (i32.store8 (i32.const 514) (i32.load8_u offset=1 (local.get $at)))
    (i32.const 3))

  (func (export "reply") (result i32)
    (i32.const 512))

  (func (export "is_idle") (param $tool i32) (result i32)
    (i32.eqz (i32.load8_u offset=2 (call $of (local.get $tool))))))
